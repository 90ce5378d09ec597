import { customerCareRoutes } from '#contracts/customer-care.ts';
import { customerRoutes } from '#contracts/customers.ts';

/** Reads that a change beside the file makes old. */
export const careTouches = [
  customerCareRoutes.care,
  customerCareRoutes.cautions,
  customerCareRoutes.visits,
  customerCareRoutes.problems,
  customerCareRoutes.figures,
  customerCareRoutes.caredFor,
  customerRoutes.page,
];
