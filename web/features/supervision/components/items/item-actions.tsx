import { Button, Space } from 'antd';
import { useState } from 'react';
import { board, commandItem, countItems, listItems, type SupervisionItem } from '#contracts/supervision.ts';
import { readOrder } from '#contracts/orders.ts';
import type { ItemVerb } from '#domain/supervision/item.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';
import { itemVerbWords } from '../../item-words.ts';

const wordsMax = 2000;

/** What the reader may do with an item: answer it, accept or return the answer, withdraw it; each with words. */
export function ItemActions({ item }: { item: SupervisionItem }) {
  const t = useTexts();
  const [verb, setVerb] = useState<ItemVerb | null>(null);
  const command = useCommand(commandItem, {
    touches: [listItems, countItems, readOrder, board],
    done: () => setVerb(null),
  });
  if (item.may.length === 0) return null;
  const say = (text: string): void => {
    if (verb !== null) void command.run({ params: { itemId: item.itemId }, body: { verb, text } });
  };
  return (
    <>
      <Space size="small" wrap>
        {item.may.map((each) => (
          <Button
            key={each}
            size="small"
            type={each === 'answer' || each === 'accept' ? 'primary' : 'default'}
            onClick={() => {
              command.forget();
              setVerb(each);
            }}
          >
            {t(itemVerbWords[each].title)}
          </Button>
        ))}
      </Space>
      <ReasonDialog
        open={verb !== null}
        title={verb === null ? '' : t(itemVerbWords[verb].title)}
        text={item.ask}
        label={verb === null ? '' : t(itemVerbWords[verb].label)}
        maxLength={wordsMax}
        pending={command.pending}
        problem={command.failure}
        onReason={say}
        onClose={() => setVerb(null)}
      />
    </>
  );
}
