import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { addressFault } from './outside-address.ts';

const web = ['https:', 'http:'];

describe('the address of an outside service', () => {
  test.each([
    'https://sms.example.cn/send',
    'http://10.1.2.3:9000',
    'https://idp.grid.example/realms/x',
    'http://localhost:9000',
  ])('%s is taken', (address) => {
    expect(addressFault('X', address, web)).toBeNull();
  });

  test.each([
    ['http://169.254.169.254/latest/meta-data', '元数据'],
    ['http://2852039166/', '元数据'],
    ['http://0xA9FEA9FE/', '元数据'],
    ['http://[fe80::1]/', '元数据'],
    ['http://[::ffff:169.254.169.254]/', '元数据'],
    ['http://100.100.100.200/latest', '元数据'],
    ['http://metadata.google.internal/', '元数据'],
    ['file:///etc/passwd', '开头'],
    ['gopher://x/', '开头'],
    ['javascript:alert(1)', '开头'],
    ['no address', '开头'],
  ])('%s is refused', (address, why) => {
    expect(addressFault('X', address, web)).toContain(why);
  });

  test.each([
    { WANJIA_SMS_URL: 'http://169.254.169.254/', WANJIA_SMS_TOKEN: 't' },
    { WANJIA_SMTP_URL: 'http://mail.example.cn' },
    { WANJIA_SMTP_URL: 'smtp://169.254.169.254' },
    {
      WANJIA_OIDC_ISSUER: 'file:///x',
      WANJIA_OIDC_CLIENT_ID: 'a',
      WANJIA_OIDC_CLIENT_SECRET: 'b',
    },
    {
      WANJIA_S3_ENDPOINT: 'http://[fe80::1]',
      WANJIA_S3_BUCKET: 'b',
      WANJIA_S3_REGION: 'r',
      WANJIA_S3_KEY: 'k',
      WANJIA_S3_SECRET: 's',
    },
  ])('in the settings is looked at before the start: %j', (env) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
  });
});
