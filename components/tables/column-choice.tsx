'use client';
import { Columns3 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';

type ColumnChoiceProps = {
  columns: readonly { id: string; header: string; visible: boolean }[];
  onChange: (id: string, visible: boolean) => void;
  onShowAll: () => void;
};

/** Which columns show. */
export function ColumnChoice({ columns, onChange, onShowAll }: ColumnChoiceProps) {
  const t = useTranslations('tables');
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="secondary" size="sm">
          <Columns3 aria-hidden />
          {t('columns')}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {columns.map((column) => (
          <DropdownMenuCheckboxItem
            key={column.id}
            checked={column.visible}
            onSelect={(event) => event.preventDefault()}
            onCheckedChange={(visible) => onChange(column.id, visible)}
          >
            {column.header}
          </DropdownMenuCheckboxItem>
        ))}
        {columns.some(({ visible }) => !visible) ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={onShowAll}>{t('showAllColumns')}</DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
