import type { Command } from 'commander';
import { buildProgram } from '#server/cli/program.ts';
import type { Artefact } from '../artefact.ts';

/** Commands that do something, in the order of the help; groups alone are left out. */
function leaves(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

/** `clock due`, without the name of the program. */
function nameOf(command: Command): string {
  const above = command.parent;
  const isTop = (above?.parent ?? null) === null;
  return above === null || isTop ? command.name() : `${nameOf(above)} ${command.name()}`;
}

/** The help as the command prints it, on a terminal of 100 columns whoever runs this. */
function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => 100,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return text.trimEnd();
}

function section(command: Command): string {
  return `## wanjia ${nameOf(command)}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\`\n`;
}

const head = `# 命令行

本页由命令的定义生成，请勿手工修改。在项目目录里用 \`npx wanjia …\` 运行。带 \`--json\` 时标准输出只有 JSON，
进度和提示在标准错误上。设置取自环境变量（\`PORT\`、\`WANJIA_DATA\`、\`DATABASE_URL\` 等）。

Generated from the commands themselves. Run them with \`npx wanjia …\` inside the project. With \`--json\` standard
output carries JSON alone; exit codes: 0 done, 1 findings or failed, 2 used wrongly.
`;

/** The page of the command line. */
export function cli(): Artefact[] {
  const sections = leaves(buildProgram()).map(section);
  return [{ path: 'docs/cli.md', content: [head, ...sections].join('\n') }];
}
