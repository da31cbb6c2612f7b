namespace Kpi.GraphQL.Types;

/// <summary>
/// Turns a field that gives a sequence into a connection with <c>first</c>, <c>after</c>, <c>last</c> and <c>before</c>,
/// after the GraphQL cursor connections specification.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UsePagingAttribute : Attribute
{
    private bool? includeTotalCount;
    private int? maxPageSize;
    private int? defaultPageSize;

    /// <summary>The connection type is called <c>{ConnectionName}Connection</c>; the field's name in Pascal case unless set.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Whether the connection has <c>totalCount</c>; the schema's paging options unless set.</summary>
    public bool IncludeTotalCount
    {
        get => includeTotalCount ?? false;
        set => includeTotalCount = value;
    }

    /// <summary>The largest page; the schema's paging options unless set.</summary>
    public int MaxPageSize
    {
        get => maxPageSize ?? 0;
        set => maxPageSize = value;
    }

    /// <summary>The page when neither <c>first</c> nor <c>last</c> is given; the schema's paging options unless set.</summary>
    public int DefaultPageSize
    {
        get => defaultPageSize ?? 0;
        set => defaultPageSize = value;
    }

    internal Pagination.PagingOptions Over(Pagination.PagingOptions options) =>
        new()
        {
            IncludeTotalCount = includeTotalCount ?? options.IncludeTotalCount,
            MaxPageSize = maxPageSize ?? options.MaxPageSize,
            DefaultPageSize = defaultPageSize ?? Math.Min(options.DefaultPageSize, maxPageSize ?? options.MaxPageSize),
        };
}
