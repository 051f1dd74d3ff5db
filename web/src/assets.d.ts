/** What the build puts in: the story's data, what the tutorial prints, and the addresses of files. */

declare module "story.json" {
  interface Customer {
    readonly answers: readonly number[];
    readonly bought: number;
  }
  const story: {
    readonly recipe: {
      readonly hidden: readonly number[];
      readonly iterations: number;
      readonly rate: number;
      readonly seed: number;
    };
    readonly questions: readonly string[];
    readonly customers: readonly Customer[];
    readonly prospects: Readonly<Record<string, readonly number[]>>;
    readonly tutorial: {
      readonly syn0: readonly (readonly number[])[];
      readonly syn1: readonly (readonly number[])[];
    };
  };
  export default story;
}

declare module "worked_example.json" {
  const worked: {
    readonly weight: readonly number[];
    readonly customer: number;
    readonly forward: {
      readonly sum: string;
      readonly height: string;
      readonly product: string;
      readonly other_products: string;
      readonly arrives: string;
      readonly prediction_and_error: string;
    };
    readonly ratios: readonly { readonly printed: string; readonly points: string }[];
    readonly table: {
      readonly predictions: string;
      readonly errors: string;
      readonly slopes: string;
      readonly deltas: string;
    };
    readonly first: { readonly syn0: string; readonly syn1: string };
    readonly hidden: { readonly sums: string; readonly heights: string };
    readonly product: string;
    readonly by_one: string;
    readonly current_and_nearby: string;
    readonly wrong_way: string;
  };
  export default worked;
}

declare module "*.css";

declare module "*.py?raw" {
  const text: string;
  export default text;
}

/** kernel.wasm as text, for a page that is one file. */
declare module "kernel-in-base64" {
  const text: string;
  export default text;
}

declare module "*?worker&inline" {
  const Made: new () => Worker;
  export default Made;
}

declare module "*.wasm?url" {
  const address: string;
  export default address;
}
