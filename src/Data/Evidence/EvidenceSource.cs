using System.Linq.Expressions;
using Kpi.Data.Measures;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.Evidence;

/// <summary>One kind of fact that measures count: the very rows that a refresh adds up, each with what it adds to a KPI.</summary>
/// <param name="table">The table that the facts stand in.</param>
/// <param name="measures">The measures that these facts, and no others, make or take part in.</param>
internal abstract class EvidenceSource(string table, IReadOnlyList<Measure> measures)
{
    public string Table => table;

    public IReadOnlyList<Measure> Measures => measures;

    /// <summary>Whether a fact's key is its customer, and not one of its own.</summary>
    public required bool IsByCustomer { get; init; }

    /// <summary>The month's facts that add anything, each with what it adds.</summary>
    public abstract IQueryable<EvidenceFact> Facts(WarehouseContext db, MonthSpan month, LinearSum numerator, LinearSum denominator);

    /// <summary>Whether a sum takes a measure that these facts make.</summary>
    public bool Makes(LinearSum sum) => sum.Terms.Any(term => measures.Contains(term.Measure));
}

/// <summary>The same for the facts of one table of the mart.</summary>
internal sealed class EvidenceSource<T>(
    string table,
    Func<WarehouseContext, MonthSpan, IQueryable<Counted<T>>> counted,
    IReadOnlyList<Measure> measures
) : EvidenceSource(table, measures)
    where T : MartRow
{
    private static readonly IReadOnlyList<MartColumn> Columns = MartMeasures.Counts.Single(family => family.Row == typeof(T)).Columns;

    public override IQueryable<EvidenceFact> Facts(WarehouseContext db, MonthSpan month, LinearSum numerator, LinearSum denominator) =>
        counted(db, month).Select(WithAmounts(numerator, denominator)).Where(fact => fact.Numerator != 0 || fact.Denominator != 0);

    /// <summary>A fact with its part of both sums, as an expression that the database computes.</summary>
    private Expression<Func<Counted<T>, EvidenceFact>> WithAmounts(LinearSum numerator, LinearSum denominator)
    {
        Expression<Func<Counted<T>, EvidenceFact>> plain = fact => new EvidenceFact
        {
            Key = fact.Key,
            CustomerId = fact.CustomerId,
            At = fact.At,
            BranchId = fact.Adds.BranchId,
            Tier = fact.Adds.Tier,
        };
        var adds = Expression.Property(plain.Parameters[0], nameof(Counted<>.Adds));
        var made = (MemberInitExpression)plain.Body;
        return Expression.Lambda<Func<Counted<T>, EvidenceFact>>(
            made.Update(
                made.NewExpression,
                [
                    .. made.Bindings,
                    Expression.Bind(typeof(EvidenceFact).GetProperty(nameof(EvidenceFact.Numerator))!, Amount(numerator, adds)),
                    Expression.Bind(typeof(EvidenceFact).GetProperty(nameof(EvidenceFact.Denominator))!, Amount(denominator, adds)),
                ]
            ),
            plain.Parameters
        );
    }

    private Expression Amount(LinearSum sum, Expression adds) =>
        sum
            .Terms.Where(term => Measures.Contains(term.Measure))
            .SelectMany(term => Amounts(term, adds))
            .DefaultIfEmpty(Expression.Constant(0.0))
            .Aggregate(Expression.Add);

    private static IEnumerable<Expression> Amounts(LinearTerm term, Expression adds)
    {
        foreach (var column in Columns)
        {
            var amount = Times(term.Coefficient, Expression.Convert(Expression.Property(adds, column.Property), typeof(double)));
            foreach (var (number, _) in column.MeasuresOf(typeof(T)).Where(one => one.Measure == term.Measure))
            {
                yield return column.By is null ? amount : Where(Expression.Property(adds, column.By), number, amount);
            }
        }
    }

    private static ConditionalExpression Where(Expression by, int number, Expression amount) =>
        Expression.Condition(Expression.Equal(by, Expression.Constant(Enum.ToObject(by.Type, number))), amount, Expression.Constant(0.0));

    private static Expression Times(double coefficient, Expression amount) =>
        coefficient == 1 ? amount : Expression.Multiply(Expression.Constant(coefficient), amount);
}

/// <summary>A fact as the database gives it.</summary>
internal sealed class EvidenceFact
{
    public string? Key { get; init; }

    public int? CustomerId { get; init; }

    public DateTime At { get; init; }

    public int BranchId { get; init; }

    public Kpis.Tier Tier { get; init; }

    public double Numerator { get; init; }

    public double Denominator { get; init; }
}
