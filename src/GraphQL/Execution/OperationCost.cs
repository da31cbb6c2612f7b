using System.Collections;
using System.Runtime.CompilerServices;
using Kpi.GraphQL.CostAnalysis.Types;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Execution;

/// <summary>What an operation would cost.</summary>
/// <param name="Field">All resolver calls.</param>
/// <param name="Type">All objects in the answer.</param>
internal readonly record struct Cost(double Field, double Type)
{
    public static Cost operator +(Cost a, Cost b) => new(a.Field + b.Field, a.Type + b.Type);

    public static Cost operator *(Cost a, double times) => new(a.Field * times, a.Type * times);

    public static Cost Max(Cost a, Cost b) => new(Math.Max(a.Field, b.Field), Math.Max(a.Type, b.Type));
}

/// <summary>
/// Prices a plan before it is executed, with the request's own variables, so that ten ids cost the same inline and in a variable. Fields that are
/// skipped are not in the plan and cost nothing; of the types an abstract field may have, the dearest counts.
/// </summary>
internal sealed class OperationCost(CostOptions options, VariableValues variables)
{
    // Whether a price depends on variables; if not, the plan keeps it.
    private bool varies;

    /// <summary>The errors of an operation that is too dear; empty when it may run.</summary>
    public static IReadOnlyList<IError> Errors(OperationPlan plan, CostOptions options, VariableValues variables)
    {
        if (!options.EnforceCostLimits)
        {
            return [];
        }

        try
        {
            var cost = Of(plan, options, variables);
            return cost.Field > options.MaxFieldCost ? [TooDear("field", cost.Field, options.MaxFieldCost)]
                : cost.Type > options.MaxTypeCost ? [TooDear("type", cost.Type, options.MaxTypeCost)]
                : [];
        }
        catch (GraphQLException e)
        {
            return e.Errors;
        }
    }

    public static Cost Of(OperationPlan plan, CostOptions options, VariableValues variables)
    {
        if (plan.ConstantCost is { } known)
        {
            return known;
        }

        var analysis = new OperationCost(options, variables);
        var cost = analysis.Of(plan.Selection, plan.Root, new Sizes(1, [])) + new Cost(0, 1);
        plan.ConstantCost = analysis.varies ? null : cost;
        return cost;
    }

    private Cost Of(SelectionPlan selection, ObjectType type, Sizes sizes)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var total = default(Cost);
        foreach (var field in selection.For(type))
        {
            total += Of(field, sizes);
        }

        return total;
    }

    private Cost Of(PlannedField field, Sizes outer)
    {
        var definition = field.Definition;
        var isComposite = field.Selection is not null;
        var own =
            definition.Cost
            ?? (
                definition.Resolver is { IsAsync: true } ? options.DefaultResolverCost
                : isComposite ? 1
                : 0
            );
        if (!isComposite)
        {
            return new Cost(own, 0);
        }

        var size = definition.ListSize is { } listSize ? SizeOf(field, listSize) : 1;
        var isSized = outer.Fields.Contains(definition.Name, StringComparer.Ordinal);
        var items =
            isSized ? outer.Size
            : definition.ListSize is { SizedFields.Length: 0 } ? size
            : 1;
        var inner = definition.ListSize is { SizedFields: { Length: > 0 } sized } ? new Sizes(size, sized) : new Sizes(1, []);
        var dearest = default(Cost);
        foreach (var type in ((CompositeType)definition.Type.Named).PossibleTypes)
        {
            dearest = Cost.Max(dearest, Of(field.Selection!, type, inner));
        }

        return new Cost(own, 0) + ((dearest + new Cost(0, 1)) * items);
    }

    private int SizeOf(PlannedField field, ListSizeAttribute listSize)
    {
        if (field.ConstantArguments is null)
        {
            varies = true;
        }

        var arguments = field.ConstantArguments ?? InputCoercion.Arguments(field.Definition.Arguments, field.Nodes[0].Arguments, variables);
        var given = new List<int>();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (
                listSize.SlicingArguments.Contains(field.Definition.Arguments[i].Name, StringComparer.Ordinal)
                && Count(arguments[i]) is { } count
            )
            {
                given.Add(count);
            }
        }

        return listSize.RequireOneSlicingArgument && given.Count != 1
                ? throw new GraphQLException(
                    new Error(
                        $"Exactly one of {string.Join(", ", listSize.SlicingArguments)} must be given for field \"{field.Definition.Name}\"."
                    )
                    {
                        Code = ErrorCodes.CostExceeded,
                        Locations = field.Locations,
                    }
                )
            : given.Count == 0 ? listSize.AssumedSize
            : Math.Max(0, given.Max());
    }

    private static int? Count(object? argument) =>
        argument switch
        {
            int size => size,
            ICollection items => items.Count,
            _ => null,
        };

    private static Error TooDear(string what, double cost, double limit) =>
        new($"The operation's {what} cost is {cost:0.##}; at most {limit:0.##} is allowed.")
        {
            Code = ErrorCodes.CostExceeded,
            Extensions = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [$"{what}Cost"] = cost,
                [$"max{char.ToUpperInvariant(what[0])}{what[1..]}Cost"] = limit,
            },
        };

    /// <summary>The size that the enclosing field gives to those of its fields that hold its items.</summary>
    private readonly record struct Sizes(int Size, string[] Fields);
}
