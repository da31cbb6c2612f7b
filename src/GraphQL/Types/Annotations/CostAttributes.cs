namespace Kpi.GraphQL.CostAnalysis.Types;

/// <summary>What resolving a field costs, as <c>@cost</c> in the schema. Without it an asynchronous field costs 10, an object 1, a leaf nothing.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class CostAttribute(double weight) : Attribute
{
    /// <summary>The cost of one call.</summary>
    public double Weight { get; } = weight;
}

/// <summary>How many items a list field gives, as <c>@listSize</c> in the schema; what is selected from the items costs that many times. Without it a list counts as one item.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    /// <summary>The size where no slicing argument is given.</summary>
    public int AssumedSize { get; set; } = 1;

    /// <summary>Arguments that give the size: a number, or a list whose length it is. The largest counts.</summary>
    public string[] SlicingArguments { get; set; } = [];

    /// <summary>Fields of the result that hold the items, as <c>edges</c> and <c>nodes</c> of a connection; empty when the field itself is the list.</summary>
    public string[] SizedFields { get; set; } = [];

    /// <summary>Whether exactly one slicing argument must be given.</summary>
    public bool RequireOneSlicingArgument { get; set; }
}
