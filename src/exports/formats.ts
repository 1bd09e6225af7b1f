/** The words of the API and of the command for what can be taken out. */
export const exportFormats = ['json', 'vcf', 'csv', 'ics', 'zip'] as const;
export type ExportFormat = (typeof exportFormats)[number];
