/** Numbers as Python and NumPy print them, digit for digit. */

/** One number, with the fewest digits that tell it from every other. */
export function printedNumber(value: number): string {
  if (!isFinite(value)) return isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
  const { mantissa, power } = parted(value.toExponential());
  if (value !== 0 && (power < -4 || power >= 16)) return `${mantissa}e${powerOf(power)}`;
  const text = String(value);
  return text.includes(".") ? text : `${text}.0`;
}

/** Decimals that NumPy prints at the most. */
const MOST = 8;

/** A table of one column, line by line. */
export function printedColumn(values: readonly number[]): string[] {
  const written = inPowers(values) ? scientific(values) : positional(values);
  const last = written.length - 1;
  return written.map((text, row) => `${row === 0 ? "[" : " "}[${text}]${row === last ? "]" : ""}`);
}

/** Whether they are so small, or so unlike, that NumPy writes powers of ten. */
function inPowers(values: readonly number[]): boolean {
  const sizes = values.map(Math.abs).filter((size) => size > 0);
  if (sizes.length === 0) return false;
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  return most >= 1e8 || least < 1e-4 || most / least > 1000;
}

function positional(values: readonly number[]): string[] {
  const parts = values.map((value) => value.toFixed(MOST).replace(/0+$/, "").split("."));
  const widest = (side: 0 | 1): number => Math.max(...parts.map((one) => one[side]?.length ?? 0));
  const [before, behind] = [widest(0), widest(1)];
  return parts.map(([whole = "", rest = ""]) => `${whole.padStart(before)}.${rest.padEnd(behind)}`);
}

function scientific(values: readonly number[]): string[] {
  const parts = values.map((value) => parted(value.toExponential(MOST)));
  const needed = Math.max(
    ...parts.map(({ mantissa }) => (mantissa.split(".")[1] ?? "").replace(/0+$/, "").length),
  );
  const digits = Math.max(...parts.map(({ power }) => String(Math.abs(power)).length));
  return values.map((value) => {
    const { mantissa, power } = parted(value.toExponential(needed));
    return `${mantissa}${needed === 0 ? "." : ""}e${powerOf(power, digits)}`;
  });
}

function parted(text: string): { readonly mantissa: string; readonly power: number } {
  const [mantissa = "", power = ""] = text.split("e");
  return { mantissa, power: Number(power) };
}

/** A power of ten with its sign and so many digits, but never fewer than two. */
function powerOf(power: number, digits = 0): string {
  return (power < 0 ? "-" : "+") + String(Math.abs(power)).padStart(Math.max(2, digits), "0");
}
