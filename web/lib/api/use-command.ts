import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteContract, RouteTypes } from '#contracts/route.ts';
import { call, looseInput, type CallInput } from './call.ts';
import { CommandIds } from './command-id.ts';
import { ApiProblem } from './problem.ts';

type Body<C extends RouteContract> = RouteTypes<C>['body'];

/** As the call's input, but the command's id is ours to add. */
export type CommandInput<C extends RouteContract> =
  Body<C> extends { commandId: string }
    ? Omit<CallInput<C>, 'body'> & { body: Omit<Body<C>, 'commandId'> }
    : CallInput<C>;

export interface CommandOptions<C extends RouteContract> {
  /** Reads that may answer differently now. */
  readonly touches?: readonly RouteContract[];
  readonly done?: (response: RouteTypes<C>['response']) => void;
  /** For commands without a form to show the failure in. */
  readonly failed?: (failure: Error) => void;
}

export interface Command<C extends RouteContract> {
  /** Sends it; resolves with the answer, or null when it failed (then `failure` says why). */
  readonly run: (input: CommandInput<C>) => Promise<RouteTypes<C>['response'] | null>;
  readonly pending: boolean;
  readonly failure: Error | null;
  /** What a form shows at the fields, by their path in the contract. */
  readonly fieldFailures: Readonly<Record<string, string>>;
  readonly forget: () => void;
}

/** Sends a command with an id kept over retries, then has the touched reads read again. */
export function useCommand<C extends RouteContract>(
  contract: C,
  options: CommandOptions<C> = {},
): Command<C> {
  const client = useQueryClient();
  const [ids] = useState(() => new CommandIds());
  const mutation = useMutation({
    mutationFn: (input: CommandInput<C>) => call(contract, withId(contract, input, ids)),
    onError: (failure) => options.failed?.(failure),
    onSuccess: async (response) => {
      ids.done();
      options.done?.(response);
      await Promise.all(
        (options.touches ?? []).map((read) => client.invalidateQueries({ queryKey: ['read', read.path] })),
      );
    },
  });
  return {
    run: (input) => mutation.mutateAsync(input).catch(() => null),
    pending: mutation.isPending,
    failure: mutation.error,
    fieldFailures: fieldFailures(mutation.error),
    forget: mutation.reset,
  };
}

function withId<C extends RouteContract>(contract: C, input: CommandInput<C>, ids: CommandIds): CallInput<C> {
  const loose = looseInput(input);
  const wanted = wantsId(contract) && typeof loose.body === 'object';
  const body = wanted ? { ...loose.body, commandId: ids.idFor(input) } : loose.body;
  // The body lacked nothing but the id, which is there now.
  return (body === undefined ? loose : { ...loose, body }) as CallInput<C>;
}

function wantsId(contract: RouteContract): boolean {
  const { body } = contract;
  return body !== undefined && 'properties' in body && Object.hasOwn(body.properties as object, 'commandId');
}

/** The texts of a problem by field; the first of a field counts. */
export function fieldFailures(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries([...error.fields].reverse().map(({ field, title }) => [field, title]));
}
