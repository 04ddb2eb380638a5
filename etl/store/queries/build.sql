-- The build that wrote this store.
select * from build
