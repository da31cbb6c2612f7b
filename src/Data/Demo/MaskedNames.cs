namespace Kpi.Data.Demo;

/// <summary>Customer names with the middle masked, 张*明: frequent surnames, and given names that say nothing of anybody.</summary>
internal static class MaskedNames
{
    private const string Surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎";
    private const string LastCharacters = "明华伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞平刚桂英玲辉婷宇浩欣怡琳晨博文雪梅波鑫鹏飞";

    private static readonly string[] DoubleSurnames = ["欧阳", "上官", "司马", "诸葛"];

    public static string Of(int customerId)
    {
        var random = Randomness.For(RandomTopic.Names, customerId);
        var surname = random.Chance(0.01)
            ? DoubleSurnames[random.Below(DoubleSurnames.Length)]
            : Surnames[random.Below(Surnames.Length)].ToString();
        // A given name of one character is all middle.
        return random.Chance(0.15) ? $"{surname}*" : $"{surname}*{LastCharacters[random.Below(LastCharacters.Length)]}";
    }
}
