using Xunit.v3;

namespace Kpi.Tests;

/// <summary>
/// Marks tests that start processes, a browser or LibreOffice. <c>./kpi test</c> runs them after all others, one at a time, so that they neither
/// starve others nor are starved.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class)]
internal sealed class AloneAttribute : Attribute, ITraitAttribute
{
    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Runs", "alone")];
}
