using System.Text;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation;

/// <summary>Two fields, or two groups of fields, that want one place in the response. Wording and length are graphql-js's.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Reason">Why they cannot share it.</param>
/// <param name="First">The one side: the field and those inside that conflict.</param>
/// <param name="Second">The other side.</param>
internal sealed record FieldConflict(string Key, string Reason, IReadOnlyList<FieldNode> First, IReadOnlyList<FieldNode> Second)
{
    private const int MaxDetail = 1000;
    private const int MaxNodes = 20;

    public string Message =>
        $"Fields \"{Abbreviate(Key)}\" conflict because {Reason}. Use different aliases on the fields to fetch both if this was intentional.";

    public static FieldConflict DifferentFields(string key, FieldNode one, FieldNode other) =>
        new(key, $"\"{Abbreviate(one.Name.Value)}\" and \"{Abbreviate(other.Name.Value)}\" are different fields", [one], [other]);

    /// <summary>A conflict between sub-selections tells of those inside, up to a length.</summary>
    public static FieldConflict Within(string key, FieldNode one, FieldNode other, List<FieldConflict> inner) =>
        new(key, ReasonOf(inner), Nodes(one, inner, conflict => conflict.First), Nodes(other, inner, conflict => conflict.Second));

    private static string ReasonOf(List<FieldConflict> inner)
    {
        var reason = new StringBuilder();
        foreach (var conflict in inner.TakeWhile(_ => reason.Length <= MaxDetail))
        {
            reason
                .Append(reason.Length == 0 ? "" : " and ")
                .Append($"subfields \"{Abbreviate(conflict.Key)}\" conflict because {conflict.Reason}");
        }

        return Abbreviate(reason.ToString());
    }

    /// <summary>The field and those inside that conflict, so many at most.</summary>
    private static List<FieldNode> Nodes(FieldNode field, List<FieldConflict> conflicts, Func<FieldConflict, IReadOnlyList<FieldNode>> side)
    {
        List<FieldNode> nodes = [field];
        foreach (var conflict in conflicts.TakeWhile(_ => nodes.Count < MaxNodes))
        {
            nodes.AddRange(side(conflict).TakeLast(MaxNodes - nodes.Count));
        }

        return nodes;
    }

    private static string Abbreviate(string text) => text.Length > MaxDetail ? text[..MaxDetail] + "..." : text;
}
