/** The page's words in one language, area by area. */

import { app } from "./zh-Hant/app.ts";
import { bowl } from "./zh-Hant/bowl.ts";
import { castle } from "./zh-Hant/castle.ts";
import { chain } from "./zh-Hant/chain.ts";
import { code } from "./zh-Hant/code.ts";
import { kit } from "./zh-Hant/kit.ts";
import { matrices } from "./zh-Hant/matrices.ts";
import { questions } from "./zh-Hant/questions.ts";
import { scurve } from "./zh-Hant/scurve.ts";
import { stage } from "./zh-Hant/stage.ts";
import { step } from "./zh-Hant/step.ts";
import { target } from "./zh-Hant/target.ts";
import { time } from "./zh-Hant/time.ts";
import { tug } from "./zh-Hant/tug.ts";
import type { Catalogue } from "./words.svelte.ts";

export const zhHant: Catalogue = {
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
};
