namespace Kpi.Data.Import.Rows;

/// <summary>A customer that a fact may name.</summary>
/// <param name="Id">The number in the warehouse.</param>
/// <param name="JoinedAt">When the customer joined, in UTC.</param>
/// <param name="IsAdmitted">Whether the run itself has brought the customer.</param>
internal readonly record struct KnownCustomer(int Id, DateTime JoinedAt, bool IsAdmitted = false);

/// <summary>The branches and customers of the warehouse by their codes, with those that the run adds.</summary>
internal sealed class KnownKeys
{
    private (string Code, KnownCustomer Customer)? announced;

    public Dictionary<string, int> Branches { get; } = new(StringComparer.Ordinal);

    public KnownCustomers Customers { get; } = new();

    /// <summary>The numbers of the warehouse's targets, with those that the run adds.</summary>
    public Dictionary<TargetKey, int> Targets { get; } = [];

    /// <summary>The versions of assessment schemes, with those that the run adds; filled by the targets that name them.</summary>
    public KnownSchemes Schemes { get; } = new();

    /// <summary>True while rows are judged before anything is loaded: a customer not known yet may still come.</summary>
    public bool Judging { get; set; }

    /// <summary>Takes up a customer that the run brings and gives the number; null if the run has brought the same before.</summary>
    public int? Admit(string code, DateTime joinedAt)
    {
        var isKnown = Customers.TryGet(code, out var old);
        var id = isKnown ? old.Id : Customers.LastId + 1;
        Customers.Set(code, new(id, joinedAt, IsAdmitted: true));
        return isKnown && old.IsAdmitted ? null : id;
    }

    /// <summary>While judging: the customer that the row at hand brings itself.</summary>
    public void Announce(string? code, DateTime joinedAt) => announced = code is null ? null : (code, new(0, joinedAt));

    /// <summary>The branch of a required field.</summary>
    public int Branch(MappedRow row, string field) => FindBranch(row, field, row.Text(field));

    /// <summary>The branch of an optional field: null if the source does not say.</summary>
    public int? OptionalBranch(MappedRow row, string field) => row.OptionalText(field) is { } code ? FindBranch(row, field, code) : null;

    /// <summary>The number of a target; a new one gets the next.</summary>
    public int TargetNumber(TargetKey key)
    {
        if (!Targets.TryGetValue(key, out var number))
        {
            number = Targets.Values.DefaultIfEmpty().Max() + 1;
            Targets[key] = number;
        }

        return number;
    }

    /// <summary>The customer of a required field; null if unknown.</summary>
    public KnownCustomer? Customer(MappedRow row, string field) => FindCustomer(row, field, row.Text(field));

    /// <summary>The customer of an optional field: null if the source does not say.</summary>
    public int? OptionalCustomerId(MappedRow row, string field) =>
        row.OptionalText(field) is { } code ? FindCustomer(row, field, code)?.Id : null;

    private int FindBranch(MappedRow row, string field, string code)
    {
        if (!Branches.TryGetValue(code, out var id))
        {
            row.Blame(field, FaultCode.UnknownBranch, $"There is no branch '{code}'; load it first, or correct the code.");
        }

        return id;
    }

    private KnownCustomer? FindCustomer(MappedRow row, string field, string code)
    {
        if (announced is { } own && own.Code == code)
        {
            return own.Customer;
        }

        if (Customers.TryGet(code, out var customer))
        {
            return customer;
        }

        if (!Judging)
        {
            row.Blame(field, FaultCode.UnknownCustomer, $"There is no customer '{code}', or its own row was rejected.");
        }

        return null;
    }
}
