using System.IO.Compression;
using System.Xml;

namespace Kpi.Data.Import.Sources;

/// <summary>What stands in a cell whose formula failed.</summary>
/// <param name="Word">As Excel shows it: <c>#N/A</c>.</param>
internal sealed record CellError(string Word);

/// <summary>The cells of an .xlsx sheet whose formulas failed. The library that reads workbooks says that they are empty.</summary>
internal static class WorkbookErrors
{
    /// <summary>Columns (0 for A) with errors by row (1 for the first); empty for an old workbook (.xls), which is no zip archive.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="sheet">The sheet's name; the first where null.</param>
    public static Dictionary<long, List<(int Column, CellError Error)>> In(string path, string? sheet)
    {
        var errors = new Dictionary<long, List<(int, CellError)>>();
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (stream.ReadByte() != 'P')
        {
            return errors;
        }

        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        if (Part(zip, sheet) is { } part)
        {
            using var xml = Open(part);
            Collect(xml, errors);
        }

        return errors;
    }

    private static void Collect(XmlReader xml, Dictionary<long, List<(int, CellError)>> errors)
    {
        var (row, column) = (0L, -1);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "row")
            {
                (row, column) = (long.TryParse(xml.GetAttribute("r"), out var number) ? number : row + 1, -1);
            }
            else if (xml.LocalName == "c")
            {
                column = xml.GetAttribute("r") is { } place ? ColumnOf(place) : column + 1;
                if (xml.GetAttribute("t") == "e")
                {
                    if (!errors.TryGetValue(row, out var some))
                    {
                        errors[row] = some = [];
                    }

                    some.Add((column, new(xml.ReadToDescendant("v", xml.NamespaceURI) ? xml.ReadElementContentAsString() : "#ERROR")));
                }
            }
        }
    }

    /// <summary>The part that holds a sheet: the workbook names it by a relation.</summary>
    private static ZipArchiveEntry? Part(ZipArchive zip, string? sheet)
    {
        var relation = Elements(zip, "xl/workbook.xml", "sheet")
            .FirstOrDefault(found => sheet is null || found.GetValueOrDefault("name") == sheet)
            ?.GetValueOrDefault("id");
        var target = Elements(zip, "xl/_rels/workbook.xml.rels", "Relationship")
            .FirstOrDefault(found => found.GetValueOrDefault("Id") == relation)
            ?.GetValueOrDefault("Target");
        return target is null ? null : zip.GetEntry(target.StartsWith('/') ? target[1..] : $"xl/{target}");
    }

    /// <summary>The attributes of every element of a name, by their names without prefix.</summary>
    private static List<Dictionary<string, string>> Elements(ZipArchive zip, string part, string element)
    {
        var found = new List<Dictionary<string, string>>();
        if (zip.GetEntry(part) is not { } entry)
        {
            return found;
        }

        using var xml = Open(entry);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element)
            {
                var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
                while (xml.MoveToNextAttribute())
                {
                    attributes[xml.LocalName] = xml.Value;
                }

                found.Add(attributes);
            }
        }

        return found;
    }

    private static XmlReader Open(ZipArchiveEntry part) =>
        XmlReader.Create(part.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true });

    private static int ColumnOf(string place) => place.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, c) => (sum * 26) + (c & 31)) - 1;
}
