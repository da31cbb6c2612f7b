import type { BranchLevel } from '../src/gql/graphql';

/** An invented branch tree with what real trees bring: uneven depth, long names, names without a translation. */
export interface DemoBranch {
  code: string;
  zh: string;
  en: string;
  level: BranchLevel;
  parent: DemoBranch | null;
  children: DemoBranch[];
}

const provinces: [code: string, zh: string, en: string, cities: [string, string][]][] = [
  [
    'GD',
    '广东省分公司',
    'Guangdong',
    [
      ['广州', 'Guangzhou'],
      ['深圳', 'Shenzhen'],
      ['佛山', 'Foshan'],
      ['东莞', 'Dongguan'],
    ],
  ],
  [
    'ZJ',
    '浙江省分公司',
    'Zhejiang',
    [
      ['杭州', 'Hangzhou'],
      ['宁波', 'Ningbo'],
      ['温州', 'Wenzhou'],
    ],
  ],
  [
    'SC',
    '四川省分公司',
    'Sichuan',
    [
      ['成都', 'Chengdu'],
      ['绵阳', 'Mianyang'],
    ],
  ],
  [
    'HE',
    '河北省分公司',
    'Hebei',
    [
      ['石家庄', 'Shijiazhuang'],
      ['唐山', 'Tangshan'],
      ['保定', 'Baoding'],
    ],
  ],
  ['XZ', '西藏自治区分公司', 'Tibet', []],
];

export const all: DemoBranch[] = [];

function add(parent: DemoBranch | null, code: string, zh: string, en: string, level: BranchLevel) {
  const branch: DemoBranch = { code, zh, en, level, parent, children: [] };
  parent?.children.push(branch);
  all.push(branch);
  return branch;
}

export const top = add(null, 'HQ', '集团总部', 'Head Office', 'HQ');

for (const [code, zh, en, cities] of provinces) {
  const province = add(top, code, zh, en, 'PROVINCE');
  cities.forEach(([cityZh, cityEn], c) => {
    const city = add(province, `${code}${c + 1}`, `${cityZh}市分公司`, cityEn, 'CITY');
    const outlets = code === 'GD' && c === 0 ? 160 : 6 + c * 3;
    for (let o = 1; o <= outlets; o++) {
      const number = String(o).padStart(3, '0');
      add(city, `${city.code}-${number}`, `${cityZh}第${o}营业厅`, `${cityEn} Outlet ${o}`, 'OUTLET');
    }
  });
}

// An outlet directly under a province.
const tibet = all.find((branch) => branch.code === 'XZ') ?? top;
add(tibet, 'XZ-001', '拉萨城关营业厅', 'Lhasa Chengguan', 'OUTLET');
const long = '高新技术产业开发区软件园二期综合客户服务与维系挽留示范营业厅'.repeat(6).slice(0, 190);
add(
  all.find((branch) => branch.code === 'SC2') ?? top,
  'SC2-LONG',
  `${long}（试点）`,
  `Longname ${'Customer Service and Retention Demonstration '.repeat(4)}`.trim(),
  'OUTLET',
);
