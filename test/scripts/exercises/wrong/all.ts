/** Answers that somebody might well give, and what each of them is told. */
import { application1 } from './application-1.ts';
import { application2 } from './application-2.ts';
import { application3 } from './application-3.ts';
import { application4 } from './application-4.ts';
import { application5 } from './application-5.ts';
import { application6 } from './application-6.ts';
import { domain1 } from './domain-1.ts';
import { domain2 } from './domain-2.ts';
import { domain3 } from './domain-3.ts';
import { domain4 } from './domain-4.ts';
import { domain5 } from './domain-5.ts';
import { domain6 } from './domain-6.ts';
import { infrastructure1 } from './infrastructure-1.ts';
import { infrastructure2 } from './infrastructure-2.ts';
import { infrastructure3 } from './infrastructure-3.ts';
import { infrastructure4 } from './infrastructure-4.ts';
import { infrastructure5 } from './infrastructure-5.ts';
import { infrastructure6 } from './infrastructure-6.ts';
import type { Wrong } from './wrong.ts';

export const wrongs: readonly Wrong[] = [
  ...domain1,
  ...domain2,
  ...domain3,
  ...domain4,
  ...domain5,
  ...domain6,
  ...infrastructure1,
  ...infrastructure2,
  ...infrastructure3,
  ...infrastructure4,
  ...infrastructure5,
  ...infrastructure6,
  ...application1,
  ...application2,
  ...application3,
  ...application4,
  ...application5,
  ...application6,
];
