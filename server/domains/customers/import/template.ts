import type { TableFormat } from '#contracts/table-upload.ts';
import { importColumn, importFields } from '#domain/customers/import-columns.ts';
import type { CsvTable, XlsxFile } from '../../../platform/http/download.ts';
import { templateFile, type Template, type TemplateColumn } from '../../../platform/tables/template.ts';

const guidance = [
  ['填写说明', ''],
  ['第一行', '是列名,请勿改动;带 * 的列必须填写。第二行是样例,填好后请删去。'],
  ['一行', '是一位客户的一个户号下的一个用电点,连同联系人与用电地址。'],
  ['同一客户', '按客户编号、证件号码、户号归并;各行的客户类别与名称须一致。'],
  ['同一户号', '多行写同一户号,就是该户有多个用电点。'],
  ['数字', '证件号码、户号、电话、电能表编号须为文本,模板已经设好;粘贴时请选“只粘贴值”。'],
  ['重复导入', '户号已存在的行,由您在导入时选择跳过或更新,不会重复建档。电压与容量不随导入改变。'],
  ['', ''],
] as const;

const columns = importFields.map((field): TemplateColumn => {
  const { title, required, sample, width, help, ...column } = importColumn(field);
  return {
    ...{ title, required, sample, width, help, isText: 'digits' in column },
    // Several may be written into one cell, which a list to choose one from would not let through.
    ...(column.options === undefined || 'several' in column ? {} : { options: column.options }),
    ...(column.options !== undefined && 'several' in column
      ? { help: `${help}可选:${column.options.join('、')}` }
      : {}),
  };
});

const template: Template = { fileName: 'customer-import-template', sheet: '客户', columns, guidance };

/** The template of the customers' import. */
export function importTemplate(format: TableFormat): Promise<CsvTable | XlsxFile> {
  return templateFile(template, format);
}
