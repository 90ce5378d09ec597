import type { TableFormat } from '#contracts/table-upload.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { commonColumns, importColumns, missingColumns, sampleRow } from '#domain/requests/import-columns.ts';
import type { CsvTable, XlsxFile } from '../../../platform/http/download.ts';
import { templateFile, type TemplateColumn } from '../../../platform/tables/template.ts';
import { newestDefinition } from '../commands/accept-request.ts';

const guidance = [
  ['填写说明', ''],
  ['第一行', '是列名,请勿改动;带 * 的列必须填写。第二行是样例,填好后请删去。'],
  ['一行', '是一件业务;外部编号在文件中不能重复,同一编号再次导入不会重复受理。'],
  ['数字', '户号、电话、证件号码须为文本,模板已经设好;粘贴时请选“只粘贴值”。'],
  ['已收材料', '写材料名称,多项用顿号隔开。'],
  ['', ''],
] as const;

function columnsOf(definition: ProcessDefinition): TemplateColumn[] {
  const required = new Set(missingColumns(definition, []));
  const sample = sampleRow(definition);
  return importColumns(definition).map((title, at): TemplateColumn => {
    const field = definition.form.find(({ label }) => label === title);
    const options = field?.type === 'yes-no' ? ['是', '否'] : field?.options?.map((option) => option.title);
    const isOne = field?.type === 'choice' || field?.type === 'yes-no';
    const documents = definition.documents.map((document) => document.title).join('、');
    return {
      ...{
        title,
        required: required.has(title),
        sample: sample[at] ?? '',
        isText: field?.type !== 'integer',
      },
      ...(isOne && options !== undefined ? { options } : {}),
      ...(field?.type === 'choices' && options !== undefined
        ? { help: `可多选,用顿号隔开:${options.join('、')}` }
        : {}),
      ...(title === commonColumns.documents ? { help: documents } : {}),
    };
  });
}

/** The table a clerk fills in for an import: the titles and one sample row. */
export function importTemplate(kind: string, format: TableFormat): Promise<CsvTable | XlsxFile> {
  const definition = newestDefinition(kind);
  const columns = columnsOf(definition);
  return templateFile({ fileName: `import-${definition.kind}`, sheet: '业务', columns, guidance }, format);
}
