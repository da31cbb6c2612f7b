using System.Globalization;
using System.IO.Compression;
using System.Security;

namespace Kpi.Data.Tests.Import;

/// <summary>Writes the smallest workbook that Excel opens: one sheet named Data, with texts, numbers and dates.</summary>
internal static class Workbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>A cell whose formula failed.</summary>
    public sealed record Error(string Word);

    public static void Write(string path, params object?[][] rows)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Add(
            zip,
            "[Content_Types].xml",
            $"<Types xmlns='{Package}/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + "<Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/>"
                + "<Override PartName='/xl/worksheets/sheet1.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'/>"
                + "<Override PartName='/xl/styles.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'/></Types>"
        );
        Add(zip, "_rels/.rels", Relations($"<Relationship Id='r1' Type='{Office}/officeDocument' Target='xl/workbook.xml'/>"));
        Add(
            zip,
            "xl/_rels/workbook.xml.rels",
            Relations(
                $"<Relationship Id='r1' Type='{Office}/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='{Office}/styles' Target='styles.xml'/>"
            )
        );
        Add(
            zip,
            "xl/workbook.xml",
            $"<workbook xmlns='{Main}' xmlns:r='{Office}'><sheets><sheet name='Data' sheetId='1' r:id='r1'/></sheets></workbook>"
        );
        Add(
            zip,
            "xl/styles.xml",
            $"<styleSheet xmlns='{Main}'><cellXfs count='2'><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>"
        );
        Add(
            zip,
            "xl/worksheets/sheet1.xml",
            $"<worksheet xmlns='{Main}'><sheetData>{string.Concat(rows.Select(Row))}</sheetData></worksheet>"
        );
    }

    private static string Relations(string inner) => $"<Relationships xmlns='{Package}/relationships'>{inner}</Relationships>";

    private static string Row(object?[] cells, int row) =>
        $"<row r='{row + 1}'>{string.Concat(cells.Select((cell, column) => Cell(cell, $"{(char)('A' + column)}{row + 1}")))}</row>";

    private static string Cell(object? value, string place) =>
        value switch
        {
            null => "",
            Error error => $"<c r='{place}' t='e'><f>A1</f><v>{error.Word}</v></c>",
            string text => $"<c r='{place}' t='inlineStr'><is><t>{SecurityElement.Escape(text)}</t></is></c>",
            DateTime time => $"<c r='{place}' s='1'><v>{time.ToOADate().ToString(CultureInfo.InvariantCulture)}</v></c>",
            _ => $"<c r='{place}'><v>{Convert.ToString(value, CultureInfo.InvariantCulture)}</v></c>",
        };

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open());
        part.Write("<?xml version='1.0' encoding='utf-8'?>" + text);
    }
}
