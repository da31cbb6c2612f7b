using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Tests.Sample;

/// <summary>Something that has a name.</summary>
[InterfaceType("Named")]
public interface INamed
{
    /// <summary>The name people use.</summary>
    string Name { get; }
}

/// <summary>What a search may find.</summary>
[UnionType("Finding")]
public interface IFinding;

/// <summary>A place where customers are served.</summary>
/// <param name="Code">Unique in the bank.</param>
/// <param name="Name">The name people use.</param>
/// <param name="Level">How high in the tree.</param>
/// <param name="Parent">The code of the branch above.</param>
[ObjectType]
public sealed record Branch([property: ID] string Code, string Name, BranchLevel Level, [property: GraphQLIgnore] string? Parent)
    : INamed,
        IFinding
{
    public double? Score => Code.Length * 1.5;

    [GraphQLDeprecated("Use `score`.")]
    public int OldScore => 7;

    public IReadOnlyList<string?> Tags => [Code, null];
}

/// <summary>Somebody who works at a branch.</summary>
[ObjectType]
public sealed class Manager(string name) : INamed, IFinding
{
    public string Name { get; } = name;

    public int? Age => null;
}

/// <summary>How high a branch stands.</summary>
public enum BranchLevel
{
    /// <summary>The head office.</summary>
    HeadOffice,

    /// <summary>A province.</summary>
    Province,

    /// <summary>An outlet.</summary>
    [GraphQLDeprecated("Outlets are closing.")]
    Outlet,
}

/// <summary>A month.</summary>
public readonly record struct Month(int Year, int Number);

/// <summary>A month such as `2026-10`.</summary>
public sealed class MonthType()
    : StringScalarType<Month>("Month", "A month such as `2026-10`.", "https://www.iso.org/iso-8601-date-and-time-format.html")
{
    public override bool TryParse(string text, out Month value)
    {
        value = default;
        if (
            text.Length != 7
            || text[4] != '-'
            || !int.TryParse(text[..4], out var year)
            || !int.TryParse(text[5..], out var number)
            || number is < 1 or > 12
        )
        {
            return false;
        }

        value = new Month(year, number);
        return true;
    }

    public override string Format(Month value) => $"{value.Year:D4}-{value.Number:D2}";
}

/// <summary>What to compare.</summary>
/// <param name="Month">The month.</param>
/// <param name="Codes">Only these branches.</param>
/// <param name="Top">How many.</param>
/// <param name="Level">Of which level.</param>
public sealed record CompareInput(Month Month, IReadOnlyList<string>? Codes = null, int Top = 10, BranchLevel Level = BranchLevel.Province)
{
    /// <summary>Nested conditions.</summary>
    public List<CompareInput>? And { get; init; }

    public Optional<string> Note { get; init; }
}

/// <summary>Find a branch in one of several ways.</summary>
[OneOf]
public sealed record BranchBy([property: ID] string? Code, string? Name);
