/** Every published table of the reference, as it comes with the product. */
import { fujianCommercial } from './books/fujian.ts';
import { henanCommercial } from './books/henan.ts';
import { hunanCatalogue, jiangsuCommercial, shanghaiCommercial, zhanjiangIndustry } from './books/older.ts';
import {
  jiangsuResidential,
  shandongResidential,
  shanghaiResidential,
  zhejiangResidential,
} from './books/residential-east.ts';
import {
  beijingResidential,
  chongqingResidential,
  guiyangResidential,
  wuhanResidential,
} from './books/residential-inland.ts';
import { sichuanResidential, zhanjiangResidential, zhuhaiResidential } from './books/residential-south.ts';
import type { PriceBook } from './price-book.ts';

export const publishedBooks: readonly PriceBook[] = [
  beijingResidential,
  shanghaiResidential,
  zhejiangResidential,
  jiangsuResidential,
  shandongResidential,
  sichuanResidential,
  zhuhaiResidential,
  zhanjiangResidential,
  chongqingResidential,
  wuhanResidential,
  guiyangResidential,
  fujianCommercial,
  henanCommercial,
  jiangsuCommercial,
  shanghaiCommercial,
  zhanjiangIndustry,
  hunanCatalogue,
];
