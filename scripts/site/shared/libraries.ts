/** What a block can import in the tab, besides earlier chapters. The rest needs Node. */
export const libraries = ['event-sourcing-workbook', 'typeorm', 'uvu/assert'] as const;
