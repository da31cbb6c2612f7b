namespace Kpi.Data.Demo;

/// <summary>A place's name in Chinese and in English.</summary>
internal sealed record PlaceName(string Zh, string En);

/// <summary>A city and the districts that have an outlet, in the order of their codes.</summary>
internal sealed record CityPlaces(PlaceName Name, PlaceName[] Districts);

/// <summary>A province, the prefix of its codes, and its cities, the capital first.</summary>
internal sealed record ProvincePlaces(string Code, PlaceName Name, CityPlaces[] Cities);

/// <summary>The map that the demo's tree is cut from: 6 provinces, 40 cities, 240 districts, all real.</summary>
internal static class PlaceNames
{
    public static ProvincePlaces[] Provinces { get; } =
    [
        Province(
            "JS 江苏 Jiangsu",
            "南京 Nanjing: 鼓楼 Gulou, 江北新区 Jiangbei New Area, 玄武 Xuanwu, 秦淮 Qinhuai, 建邺 Jianye, 栖霞 Qixia, 雨花台 Yuhuatai, 江宁 Jiangning, 浦口 Pukou",
            "苏州 Suzhou: 姑苏 Gusu, 工业园区 Industrial Park, 虎丘 Huqiu, 吴中 Wuzhong, 相城 Xiangcheng, 吴江 Wujiang, 昆山 Kunshan, 常熟 Changshu",
            "无锡 Wuxi: 梁溪 Liangxi, 锡山 Xishan, 惠山 Huishan, 滨湖 Binhu, 新吴 Xinwu",
            "常州 Changzhou: 天宁 Tianning, 钟楼 Zhonglou, 新北 Xinbei, 武进 Wujin, 金坛 Jintan",
            "南通 Nantong: 崇川 Chongchuan, 通州 Tongzhou, 海门 Haimen, 启东 Qidong, 如皋 Rugao",
            "扬州 Yangzhou: 广陵 Guangling, 邗江 Hanjiang, 江都 Jiangdu, 仪征 Yizheng, 高邮 Gaoyou",
            "徐州 Xuzhou: 鼓楼 Gulou, 云龙 Yunlong, 泉山 Quanshan, 铜山 Tongshan, 贾汪 Jiawang"
        ),
        Province(
            "ZJ 浙江 Zhejiang",
            "杭州 Hangzhou: 上城 Shangcheng, 拱墅 Gongshu, 西湖 Xihu, 滨江 Binjiang, 萧山 Xiaoshan, 余杭 Yuhang, 临平 Linping, 钱塘 Qiantang, 富阳 Fuyang",
            "宁波 Ningbo: 海曙 Haishu, 江北 Jiangbei, 镇海 Zhenhai, 北仑 Beilun, 鄞州 Yinzhou, 奉化 Fenghua, 余姚 Yuyao, 慈溪 Cixi",
            "温州 Wenzhou: 鹿城 Lucheng, 龙湾 Longwan, 瓯海 Ouhai, 洞头 Dongtou, 瑞安 Rui'an",
            "嘉兴 Jiaxing: 南湖 Nanhu, 秀洲 Xiuzhou, 海宁 Haining, 平湖 Pinghu, 桐乡 Tongxiang",
            "绍兴 Shaoxing: 越城 Yuecheng, 柯桥 Keqiao, 上虞 Shangyu, 诸暨 Zhuji, 嵊州 Shengzhou",
            "金华 Jinhua: 婺城 Wucheng, 金东 Jindong, 义乌 Yiwu, 东阳 Dongyang, 永康 Yongkang",
            "台州 Taizhou: 椒江 Jiaojiang, 黄岩 Huangyan, 路桥 Luqiao, 温岭 Wenling, 临海 Linhai"
        ),
        Province(
            "GD 广东 Guangdong",
            "广州 Guangzhou: 越秀 Yuexiu, 海珠 Haizhu, 荔湾 Liwan, 天河 Tianhe, 白云 Baiyun, 黄埔 Huangpu, 番禺 Panyu, 花都 Huadu, 南沙 Nansha",
            "深圳 Shenzhen: 福田 Futian, 罗湖 Luohu, 南山 Nanshan, 宝安 Bao'an, 龙岗 Longgang, 盐田 Yantian, 龙华 Longhua, 光明 Guangming",
            "佛山 Foshan: 禅城 Chancheng, 南海 Nanhai, 顺德 Shunde, 三水 Sanshui, 高明 Gaoming",
            "东莞 Dongguan: 莞城 Guancheng, 南城 Nancheng, 虎门 Humen, 长安 Chang'an, 厚街 Houjie",
            "惠州 Huizhou: 惠城 Huicheng, 惠阳 Huiyang, 博罗 Boluo, 惠东 Huidong, 龙门 Longmen",
            "珠海 Zhuhai: 香洲 Xiangzhou, 斗门 Doumen, 金湾 Jinwan, 横琴 Hengqin, 唐家湾 Tangjiawan",
            "汕头 Shantou: 金平 Jinping, 龙湖 Longhu, 澄海 Chenghai, 潮阳 Chaoyang, 潮南 Chaonan"
        ),
        Province(
            "SC 四川 Sichuan",
            "成都 Chengdu: 锦江 Jinjiang, 青羊 Qingyang, 金牛 Jinniu, 武侯 Wuhou, 成华 Chenghua, 龙泉驿 Longquanyi, 新都 Xindu, 温江 Wenjiang, 双流 Shuangliu",
            "绵阳 Mianyang: 涪城 Fucheng, 游仙 Youxian, 安州 Anzhou, 江油 Jiangyou, 三台 Santai, 盐亭 Yanting, 梓潼 Zitong",
            "德阳 Deyang: 旌阳 Jingyang, 罗江 Luojiang, 广汉 Guanghan, 什邡 Shifang, 绵竹 Mianzhu",
            "宜宾 Yibin: 翠屏 Cuiping, 南溪 Nanxi, 叙州 Xuzhou, 江安 Jiang'an, 长宁 Changning",
            "泸州 Luzhou: 江阳 Jiangyang, 龙马潭 Longmatan, 纳溪 Naxi, 泸县 Luxian, 合江 Hejiang",
            "南充 Nanchong: 顺庆 Shunqing, 高坪 Gaoping, 嘉陵 Jialing, 阆中 Langzhong, 南部 Nanbu",
            "乐山 Leshan: 市中 Shizhong, 沙湾 Shawan, 五通桥 Wutongqiao, 峨眉山 Emeishan, 夹江 Jiajiang"
        ),
        Province(
            "SD 山东 Shandong",
            "济南 Jinan: 历下 Lixia, 市中 Shizhong, 槐荫 Huaiyin, 天桥 Tianqiao, 历城 Licheng, 长清 Changqing, 章丘 Zhangqiu, 济阳 Jiyang, 莱芜 Laiwu",
            "青岛 Qingdao: 市南 Shinan, 市北 Shibei, 黄岛 Huangdao, 崂山 Laoshan, 李沧 Licang, 城阳 Chengyang, 即墨 Jimo, 胶州 Jiaozhou",
            "烟台 Yantai: 芝罘 Zhifu, 福山 Fushan, 牟平 Muping, 莱山 Laishan, 蓬莱 Penglai",
            "潍坊 Weifang: 奎文 Kuiwen, 潍城 Weicheng, 寒亭 Hanting, 坊子 Fangzi, 寿光 Shouguang",
            "临沂 Linyi: 兰山 Lanshan, 罗庄 Luozhuang, 河东 Hedong, 沂南 Yinan, 郯城 Tancheng",
            "淄博 Zibo: 张店 Zhangdian, 淄川 Zichuan, 博山 Boshan, 临淄 Linzi, 周村 Zhoucun"
        ),
        Province(
            "HB 湖北 Hubei",
            "武汉 Wuhan: 江岸 Jiang'an, 江汉 Jianghan, 硚口 Qiaokou, 汉阳 Hanyang, 武昌 Wuchang, 青山 Qingshan, 洪山 Hongshan, 东西湖 Dongxihu, 江夏 Jiangxia",
            "宜昌 Yichang: 西陵 Xiling, 伍家岗 Wujiagang, 点军 Dianjun, 猇亭 Xiaoting, 夷陵 Yiling, 枝江 Zhijiang, 当阳 Dangyang",
            "襄阳 Xiangyang: 襄城 Xiangcheng, 樊城 Fancheng, 襄州 Xiangzhou, 枣阳 Zaoyang, 宜城 Yicheng",
            "荆州 Jingzhou: 沙市 Shashi, 松滋 Songzi, 公安 Gong'an, 石首 Shishou, 洪湖 Honghu",
            "黄石 Huangshi: 黄石港 Huangshigang, 西塞山 Xisaishan, 下陆 Xialu, 铁山 Tieshan, 大冶 Daye",
            "十堰 Shiyan: 茅箭 Maojian, 张湾 Zhangwan, 郧阳 Yunyang, 丹江口 Danjiangkou, 竹山 Zhushan"
        ),
    ];

    /// <summary>As long as an official name gets; pages and charts must bear it.</summary>
    public static PlaceName VeryLongOutlet { get; } =
        new(
            "苏州工业园区金鸡湖大道国际博览中心东侧现代服务大厦一层政企客户与高端客户综合服务中心(含国际漫游业务专席、钻石卡与金卡贵宾接待室、企业上云体验区、老年人无障碍服务专区及二十四小时自助服务区)联合旗舰营业厅",
            "Suzhou Industrial Park Jinji Lake Avenue International Expo Centre enterprise and premium customers joint flagship outlet"
        );

    private static ProvincePlaces Province(string line, params string[] cities)
    {
        var words = line.Split(' ');
        return new(words[0], new(words[1], words[2]), [.. cities.Select(City)]);
    }

    private static CityPlaces City(string line)
    {
        var parts = line.Split(": ");
        return new(Place(parts[0]), [.. parts[1].Split(", ").Select(Place)]);
    }

    /// <summary>A Chinese word, then the English ones.</summary>
    private static PlaceName Place(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return new(text[..space], text[(space + 1)..]);
    }
}
