/** The time axis: stretched, so that the first rounds, where most is learned, have room; or even. */

/** Where a round stands on an axis from 0 to 1. */
export function shareOf(round: number, last: number, stretched: boolean): number {
  if (last === 0) return 0;
  return stretched ? Math.log2(1 + round) / Math.log2(1 + last) : round / last;
}

/** The round that stands there. */
export function roundAt(share: number, last: number, stretched: boolean): number {
  const within = Math.max(0, Math.min(share, 1));
  return Math.round(stretched ? (1 + last) ** within - 1 : within * last);
}

/** Rounds worth a mark: 0, 1, 10, 100 and so on, or six of equal distance; the last of all. */
export function ticks(last: number, stretched: boolean): number[] {
  if (last === 0) return [0];
  const marks = [0];
  if (stretched) for (let round = 1; round < last; round *= 10) marks.push(round);
  else for (let part = 1; part < 6; part++) marks.push(Math.round((part * last) / 6));
  return [...marks, last];
}
