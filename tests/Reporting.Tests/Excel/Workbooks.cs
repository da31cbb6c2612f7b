using Kpi.Kpis;
using Kpi.Reporting.Excel;
using Kpi.Reporting.Tests.Pdf;

namespace Kpi.Reporting.Tests.Excel;

/// <summary>The workbooks that tests look at, as files (artifacts/reports) for people, too.</summary>
internal static class Workbooks
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "../../../reports")).FullName;

    /// <summary>Makes one and keeps it as a file.</summary>
    public static string Save(string name, Lang lang)
    {
        var path = Path.Combine(Folder, $"{name}-{lang}.xlsx".ToLowerInvariant());
        File.WriteAllBytes(path, Create(name, lang));
        return path;
    }

    /// <summary>Makes one: of a city, of an outlet without data (<c>empty</c>), or of a city with a long name.</summary>
    public static byte[] Create(string name, Lang lang) =>
        ExcelReport.Create(
            name switch
            {
                "city" => Sample.City(),
                "empty" => Sample.Empty(),
                _ => Sample.City(name: Documents.LongName(lang)),
            },
            lang
        );
}
