using Kpi.Kpis;
using Kpi.Reporting.Excel;
using Kpi.Reporting.Tests.Pdf;

namespace Kpi.Reporting.Tests.Excel;

/// <summary>Workbooks as files (artifacts/reports).</summary>
internal static class Workbooks
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "../../../reports")).FullName;

    public static string Save(string name, Lang lang)
    {
        var report = name switch
        {
            "city" => Sample.City(),
            "empty" => Sample.Empty(),
            _ => Sample.City(name: Documents.LongName(lang)),
        };
        var path = Path.Combine(Folder, $"{name}-{lang}.xlsx".ToLowerInvariant());
        File.WriteAllBytes(path, ExcelReport.Create(report, lang));
        return path;
    }
}
