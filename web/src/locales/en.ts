/** The page's words in one language, area by area. */

import { app } from "./en/app.ts";
import { bowl } from "./en/bowl.ts";
import { castle } from "./en/castle.ts";
import { chain } from "./en/chain.ts";
import { code } from "./en/code.ts";
import { kit } from "./en/kit.ts";
import { matrices } from "./en/matrices.ts";
import { questions } from "./en/questions.ts";
import { scurve } from "./en/scurve.ts";
import { stage } from "./en/stage.ts";
import { step } from "./en/step.ts";
import { target } from "./en/target.ts";
import { time } from "./en/time.ts";
import { tug } from "./en/tug.ts";

export const en = {
  ...app,
  ...stage,
  ...time,
  ...step,
  ...bowl,
  ...scurve,
  ...chain,
  ...tug,
  ...questions,
  ...code,
  ...castle,
  ...matrices,
  ...target,
  ...kit,
} as const;
