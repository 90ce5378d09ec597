/** The papers of regulations §6.2. Identity and premises are the core; the rest may follow (容缺). */
import type { ActionTrigger, DocumentRequirement } from '../definition.ts';
import { paper } from './make.ts';

export const identityPaper: DocumentRequirement = paper(
  'identity',
  '产权人身份证明',
  '身份证、户口簿、护照、军官证任选其一；核对原件后留存影像，政府部门已有电子证照的不再收取。',
  { core: true },
);

export const firmPaper: DocumentRequirement = paper(
  'firm-identity',
  '单位主体资格证明',
  '营业执照或载有统一社会信用代码的证书；能在线核验的不再收取。',
  { core: true },
);

/** Proof of premises; may follow until the given action, as §6.2 lets acceptance go ahead with a list of gaps. */
export function premisesPaper(dueBefore: ActionTrigger): DocumentRequirement {
  return paper(
    'premises',
    '用电地址产权证明',
    '不动产权证、登记备案的购房合同、宅基地批准书或村（居）委会证明任选其一；租用的另附产权人同意书。',
    { dueBefore },
  );
}

/** Papers of an agent, needed when somebody acts for the applicant. */
export function agentPaper(dueBefore: ActionTrigger): DocumentRequirement {
  return paper('agent', '授权委托书与代办人证件', '委托书写明委托事项与期限，由委托人签字或盖章。', {
    requiredWhen: { field: 'byAgent', is: true },
    dueBefore,
  });
}

/** The list of equipment. */
export function equipmentPaper(dueBefore: ActionTrigger): DocumentRequirement {
  return paper('equipment-list', '用电设备清单', '逐台列出设备名称、台数、额定功率，并由申请单位盖章。', {
    dueBefore,
  });
}

/** Approvals of a regulated project. */
export function approvalPaper(dueBefore: ActionTrigger): DocumentRequirement {
  return paper(
    'project-approval',
    '项目核准、备案或用地批文',
    '需核准或备案的项目提供；已在政务平台共享的不再收取。',
    {
      requiredWhen: { field: 'regulatedProject', is: true },
      dueBefore,
    },
  );
}

/** Safety without grid power, of high-risk and key users. */
export function safetyPlanPaper(dueBefore: ActionTrigger): DocumentRequirement {
  return paper(
    'safety-plan',
    '自备应急电源与非电保安措施说明',
    '写明保安负荷、应急电源容量与停电应对办法。',
    {
      requiredWhen: { field: 'importantLoad', is: true },
      dueBefore,
    },
  );
}

/** Identity of the account holder, checked against the file; nothing on file is asked again. */
export const paperOfHolder: DocumentRequirement = paper(
  'holder-identity',
  '户主（单位）身份证明',
  '与户号档案一致的证件；档案中已有的不再收取复印件，只核对原件。',
  { core: true },
);
