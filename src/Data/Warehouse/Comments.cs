using System.Xml.Linq;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Kpi.Data.Warehouse;

/// <summary>
/// Comments on tables and columns: the summaries of their classes and properties, from the documentation that the compiler writes beside
/// the assemblies. They go into the statements that make tables and not into the model, so that mending a text needs no migration.
/// </summary>
internal static class Comments
{
    private static readonly Lazy<Dictionary<string, XElement>> Members = new(() =>
        new[] { typeof(Comments).Assembly, typeof(Month).Assembly }
            .Select(assembly => Path.ChangeExtension(assembly.Location, ".xml"))
            .Where(File.Exists)
            .SelectMany(file => XDocument.Load(file).Descendants("member"))
            .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal)
    );

    /// <summary>Writes them into the operation that makes a table.</summary>
    public static void Write(IModel model, CreateTableOperation table)
    {
        if (model.GetEntityTypes().FirstOrDefault(entity => entity.GetTableName() == table.Name) is not { } entity)
        {
            return;
        }

        table.Comment = SummaryOf($"T:{entity.ClrType.FullName}")?.Replace($"{table.Name}: ", "", StringComparison.Ordinal);
        foreach (var column in table.Columns)
        {
            column.Comment = OfColumn(entity, column.Name);
        }
    }

    /// <summary>Writes one into the operation that adds a column.</summary>
    public static void Write(IModel model, AddColumnOperation column)
    {
        if (model.GetEntityTypes().FirstOrDefault(entity => entity.GetTableName() == column.Table) is { } entity)
        {
            column.Comment = OfColumn(entity, column.Name);
        }
    }

    private static string? OfColumn(IEntityType entity, string column) =>
        entity.GetProperties().FirstOrDefault(property => property.GetColumnName() == column)?.PropertyInfo is { } property
            ? SummaryOf($"P:{property.DeclaringType!.FullName}.{property.Name}")
            : null;

    private static string? SummaryOf(string name)
    {
        if (!Members.Value.TryGetValue(name, out var member))
        {
            return null;
        }

        return member.Element("inheritdoc")?.Attribute("cref")?.Value is { } other ? SummaryOf(other)
            : member.Element("summary") is { } summary ? Text(summary)
            : null;
    }

    /// <summary>The words, with references as the warehouse names them.</summary>
    private static string Text(XElement summary)
    {
        var words = summary
            .DescendantNodes()
            .Select(node =>
                node switch
                {
                    XText text => text.Value,
                    XElement { Name.LocalName: "see" } see => SnakeCase.Of(see.Attribute("cref")!.Value.Split('.')[^1]),
                    _ => "",
                }
            );
        return string.Join(' ', string.Concat(words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
