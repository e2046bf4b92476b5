import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useFacilitation } from '../../session/facilitationHooks.ts';
import { usePeople, useTable, useTableSession } from '../../session/hooks.ts';
import { sidePanelStrings } from '../../ui/panelStrings.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { meetingMenuStrings } from '../menu/menuStrings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';

export interface RolesSectionProps {
  /** This person is no longer facilitator. */
  readonly onHandedOver: () => void;
}

export function RolesSection({ onHandedOver }: RolesSectionProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(meetingMenuStrings);
  const { people: p } = useStrings(sidePanelStrings);
  const language = useLanguage();
  const { me } = useTableSession();
  const facilitation = useFacilitation();
  const { facilitators, may } = useTable('facilitators', 'may');
  const named = usePeople().filter((person) => person.name !== '');
  const others = named.filter((person) => person.id !== me.id);
  const leaders = named.filter((person) => facilitators.includes(person.id));
  const otherLeaders = leaders.filter((person) => person.id !== me.id);

  const who = () => {
    if (facilitators.includes(me.id)) return t.youFacilitate;
    if (leaders.length === 0) return p.noFacilitator;
    return t.facilitators(new Intl.ListFormat(language).format(otherLeaders.map((person) => person.name)));
  };

  return (
    <section aria-label={t.roles} className={styles.section}>
      <h3 className={styles.heading}>{t.roles}</h3>
      <p className={styles.word}>{who()}</p>
      {may.facilitate && others.length === 0 && <p className={styles.quiet}>{t.nobodyElse}</p>}
      {may.facilitate && others.length > 0 && (
        <ul className={styles.list}>
          {others.map(({ id, name }) => (
            <li key={id} className={styles.person}>
              <span className={styles.name}>
                {name}
                {facilitators.includes(id) && <span className={styles.quiet}> · {p.facilitator}</span>}
              </span>
              {!facilitators.includes(id) && (
                <span className={styles.buttons}>
                  <Button
                    size="small"
                    className={styles.button}
                    aria-label={t.shareNamed(name)}
                    onClick={() => void facilitation.share(id)}
                  >
                    {t.share}
                  </Button>
                  <Button
                    size="small"
                    className={styles.button}
                    aria-label={t.handOverNamed(name)}
                    onClick={() => void facilitation.handOver(id).then((done) => done && onHandedOver())}
                  >
                    {t.handOver}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {may.facilitate && facilitators.length > 1 && (
        <div>
          <Button
            className={styles.button}
            onClick={() => void facilitation.stepDown().then((done) => done && onHandedOver())}
          >
            {t.stepDown}
          </Button>
          <p className={styles.quiet}>{t.stepDownHint}</p>
        </div>
      )}
      {may.takeFacilitation && (
        <div>
          <p className={styles.quiet}>{me.organiser ? t.takeHintOrganiser : t.takeHintAbsent}</p>
          <Button className={styles.button} onClick={() => void facilitation.take()}>
            {t.take}
          </Button>
        </div>
      )}
    </section>
  );
}
