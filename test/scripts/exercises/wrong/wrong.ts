/** An answer made from one that the guide gives. */
export interface Answer {
  readonly exercise: string;
  /** How it goes about it. */
  readonly way: string;
  readonly from: 'solution' | 'starter';
  /** What is written differently: old text (it must be there) and new text. */
  readonly replace: readonly (readonly [string, string])[];
}

/** An answer that somebody might well give. */
export interface Wrong extends Answer {
  /** What the check says, which is to name the mistake. */
  readonly says: string;
  /** Whether it is the type checker that finds it. */
  readonly types?: true;
}

export function textOf({ exercise, way, replace }: Answer, text: string): string {
  let answer = text;
  for (const [old, changed] of replace) {
    if (!answer.includes(old)) throw new Error(`${exercise}, who ${way}: there is no “${old}”.`);
    answer = answer.replaceAll(old, () => changed);
  }
  return answer;
}
