/** A worker of the page: the kernel, off the main thread. */

import type { Port } from "./kernel/messages.ts";
import { serve } from "./kernel/serve.ts";

serve(self as unknown as Port);
