/** What a team does; the routing of a task names the function, the unit's tree names the team (R1). */
export const teamFunctions = {
  hall: '营业受理',
  hotline: '电话受理',
  survey: '现场勘查',
  'design-review': '设计审查',
  metering: '装表接电',
  repair: '故障抢修',
  inspection: '用电检查',
  contract: '合同管理',
  billing: '电费核算',
  quality: '服务质量',
  dispatch: '调度指挥',
  service: '客户服务',
} as const;

export type TeamFunction = keyof typeof teamFunctions;

export const allTeamFunctions = Object.keys(teamFunctions) as readonly TeamFunction[];

export function isTeamFunction(word: string): word is TeamFunction {
  return Object.hasOwn(teamFunctions, word);
}
