using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation;

/// <summary>Whether two literals mean the same: the order of an input object's fields does not count.</summary>
internal static class ValueEquality
{
    public static bool AreSame(ValueNode one, ValueNode other) =>
        (one, other) switch
        {
            (ObjectValueNode a, ObjectValueNode b) => a.Fields.Length == b.Fields.Length
                && a.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal)
                    .Zip(b.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal))
                    .All(pair => pair.First.Name.Value == pair.Second.Name.Value && AreSame(pair.First.Value, pair.Second.Value)),
            (ListValueNode a, ListValueNode b) => a.Items.Length == b.Items.Length
                && a.Items.Zip(b.Items).All(pair => AreSame(pair.First, pair.Second)),
            _ => one.GetType() == other.GetType() && SyntaxPrinter.Print(one) == SyntaxPrinter.Print(other),
        };
}
