import { describe, expect, test } from 'vitest';
import { CommandIds } from './command-id.ts';
import { ApiProblem } from './problem.ts';
import { fieldFailures } from './use-command.ts';

describe('the id of a command', () => {
  test('stays over retries of the same content', () => {
    const ids = new CommandIds();
    expect(ids.idFor({ text: '已到场' })).toBe(ids.idFor({ text: '已到场' }));
  });

  test('changes with the content', () => {
    const ids = new CommandIds();
    expect(ids.idFor({ text: '已到场' })).not.toBe(ids.idFor({ text: '已离场' }));
  });

  test('changes once the command was carried out: the same words again are a new command', () => {
    const ids = new CommandIds();
    const first = ids.idFor({ text: '催办' });
    ids.done();
    expect(ids.idFor({ text: '催办' })).not.toBe(first);
  });
});

describe('the failures of fields', () => {
  test('keep the first text of each', () => {
    const fields = [
      { field: 'form.phone', code: 'a', title: '号码不对' },
      { field: 'form.phone', code: 'b', title: '另一条' },
      { field: 'form.name', code: 'c', title: '缺少姓名' },
    ];
    const problem = new ApiProblem({ status: 422, code: 'a', title: '号码不对', fields });
    expect(fieldFailures(problem)).toEqual({ 'form.phone': '号码不对', 'form.name': '缺少姓名' });
  });

  test('a problem with one field has that one', () => {
    expect(fieldFailures(new ApiProblem({ status: 400, code: 'x', title: '太长', field: 'name' }))).toEqual({
      name: '太长',
    });
  });

  test('other failures have none', () => {
    expect(fieldFailures(new Error('x'))).toEqual({});
  });
});
