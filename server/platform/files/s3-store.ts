import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { S3Config } from '../config.ts';
import { FileLost, type FileStore } from './file-store.ts';

/** Attachments in S3-compatible storage; the key is the hash, so nothing is ever overwritten by other content. */
export function openS3Store({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Config): FileStore {
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Most servers beside Amazon's know buckets by path alone, and not its newer checksum trailers.
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
  });
  const place = (sha256: string): { Bucket: string; Key: string } => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a file is named by its SHA-256');
    return { Bucket: bucket, Key: `${sha256.slice(0, 2)}/${sha256}` };
  };
  const has = async (sha256: string): Promise<boolean> => {
    try {
      await client.send(new HeadObjectCommand(place(sha256)));
      return true;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  };
  return {
    has,
    put: async (content, sha256) => {
      if (await has(sha256)) return;
      await client.send(
        new PutObjectCommand({ ...place(sha256), Body: content, ContentLength: content.length }),
      );
    },
    remove: async (sha256) => {
      await client.send(new DeleteObjectCommand(place(sha256)));
    },
    get: async (sha256) => {
      const content = await read(client, place(sha256));
      const found = content === null ? null : createHash('sha256').update(content).digest('hex');
      if (content === null || found !== sha256) throw new FileLost(sha256, found);
      return content;
    },
  };
}

async function read(client: S3Client, place: { Bucket: string; Key: string }): Promise<Uint8Array | null> {
  try {
    const { Body } = await client.send(new GetObjectCommand(place));
    return Body === undefined ? null : await Body.transformToByteArray();
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
}
