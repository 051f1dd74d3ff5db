/** The page's words in one language, area by area. */

import { app } from "./zh-Hans/app.ts";
import { bowl } from "./zh-Hans/bowl.ts";
import { castle } from "./zh-Hans/castle.ts";
import { chain } from "./zh-Hans/chain.ts";
import { code } from "./zh-Hans/code.ts";
import { kit } from "./zh-Hans/kit.ts";
import { matrices } from "./zh-Hans/matrices.ts";
import { questions } from "./zh-Hans/questions.ts";
import { scurve } from "./zh-Hans/scurve.ts";
import { stage } from "./zh-Hans/stage.ts";
import { step } from "./zh-Hans/step.ts";
import { target } from "./zh-Hans/target.ts";
import { time } from "./zh-Hans/time.ts";
import { tug } from "./zh-Hans/tug.ts";
import type { Catalogue } from "./words.svelte.ts";

export const zhHans: Catalogue = {
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
