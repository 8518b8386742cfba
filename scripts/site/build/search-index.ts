/** What can be searched for: the sections of the guide and the names of the library. */
import { blockAt, type Chapter } from '../../chapter/chapter.ts';
import { slugsOf } from '../../links/slug.ts';
import type { Entry } from '../shared/page-data.ts';

/** One entry for each section: its prose, and its code without the library's sources and the solutions. */
export function entriesOf(chapter: Chapter, url: string): Entry[] {
  const slugs = slugsOf(chapter.sections.map((section) => section.title));
  return chapter.sections.map((section, index) => {
    const end = chapter.sections[index + 1]?.line ?? chapter.lines.length + 1;
    const inside = chapter.lines.slice(section.line, end - 1);
    const text = inside
      .filter((_, at) => {
        const line = section.line + at + 1;
        const block = blockAt(chapter, line);
        return (
          line !== block?.openLine && !/^(source|check|solution)$/.test(block?.fence.kind ?? '')
        );
      })
      .join(' ');
    const place = section.depth === 1 ? 'Guide' : chapter.title;
    return { title: section.title, place, url: `${url}#${slugs[index] ?? ''}`, text: plain(text) };
  });
}

/** Words, without the marks of Markdown and code between them. */
function plain(text: string): string {
  return text
    .replaceAll(/<[^>]*>|\]\([^)]*\)|[`*_[\]#>|]+|```\S*/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
