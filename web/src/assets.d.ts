/** What the build puts in: the story's data, and the addresses of files. */

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

declare module "*.css";

declare module "*.wasm?url" {
  const address: string;
  export default address;
}
