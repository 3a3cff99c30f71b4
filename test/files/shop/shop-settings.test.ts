import { expect, test } from 'vitest';
import { defaultShop } from '../../../src/domain/default-shop.ts';
import { ALL_SETTINGS, type ShopSetting } from '../../../src/domain/shop-settings.ts';
import { changeShopFile, settingText } from '../../../src/files/shop/change-shop-file.ts';
import { readShopFile } from '../../../src/files/shop/shop-file.ts';
import { writeShopFile } from '../../../src/files/shop/write-shop-file.ts';
import { shopJson } from '../../../src/output/shop/shop-json.ts';

const isZone = () => true;
const NEW = defaultShop('America/New_York');

/** Values other than a new shop's, and those that cannot be. */
function valuesOf(setting: ShopSetting): {
  readonly other: string | number | boolean | readonly string[];
  readonly wrong: string;
} {
  if (setting.kind === 'whole') return { other: setting.most, wrong: String(setting.most + 1) };
  if (setting.kind === 'choice') return { other: setting.of.at(-1) ?? '', wrong: 'neither' };
  if (setting.kind === 'hosts')
    return { other: ['meet.garage.example', '*.video.example'], wrong: 'nowhere at all' };
  return { other: !setting.initially, wrong: 'perhaps' };
}

test.each(ALL_SETTINGS)(
  '%s is set, written, read back, shown and checked by its one row',
  (name, setting) => {
    const { key } = setting;
    const { other, wrong } = valuesOf(setting);
    const { rules } = changeShopFile(NEW, key, String(other), { isZone });
    expect(rules).toEqual({ ...NEW, [name]: other });
    expect(settingText(rules, key)).toBe(typeof other === 'object' ? other.join(', ') : String(other));
    expect(readShopFile(writeShopFile(rules), { file: 'shop.yaml', isZone })).toEqual(rules);
    expect(shopJson(rules)).toMatchObject({ [key]: other });
    expect(changeShopFile(rules, key, 'null', { isZone }).rules).toEqual(NEW);
    expect(() => changeShopFile(NEW, key, wrong, { isZone })).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: 'usage' }) }),
    );
  },
);
