import type { Config } from '../config.ts';
import { mailTransport } from './mail-transport.ts';
import { smsTransport } from './sms-transport.ts';
import type { Send } from './outcome.ts';

/** The ways out of the house that are configured. */
export interface Transports {
  readonly sms: Send | null;
  readonly email: Send | null;
}

const known = new WeakMap<Config, Transports>();

/** Transports of an installation; a way that is not configured is null, its notices wait visibly. */
export function transportsOf(config: Config): Transports {
  const made = known.get(config);
  if (made !== undefined) return made;
  const transports: Transports = {
    sms: config.sms === null ? null : smsTransport(config.sms),
    email: config.smtpUrl === null ? null : mailTransport(config.smtpUrl, config),
  };
  known.set(config, transports);
  return transports;
}

/** Channels that can send now. */
export function openChannels(config: Config): ('sms' | 'email')[] {
  const transports = transportsOf(config);
  return (['sms', 'email'] as const).filter((channel) => transports[channel] !== null);
}
