// Two to six views of the same thing, side by side. Arrow keys walk the tabs.
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

interface TabsProps<Id extends string> {
  /** What the tabs divide, for screen readers. */
  readonly label: string;
  readonly tabs: ReadonlyArray<TabItem<Id>>;
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

/** Tabs; only the selected one's content is on the page. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect }: TabsProps<Id>) {
  return (
    <AriaTabs
      className="adm-tabs"
      selectedKey={selected}
      onSelectionChange={(key) => {
        const found = tabs.find(({ id }) => id === key);
        if (found !== undefined && found.id !== selected) onSelect(found.id);
      }}
    >
      <TabList className="adm-tabs__list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="adm-tabs__tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="adm-tabs__panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
